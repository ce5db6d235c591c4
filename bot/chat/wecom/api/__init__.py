"""WeCom's server API: requests, access token, errors."""
