"""What WeCom calls back with: decrypted, parsed, answered."""
