"""An alert opens or joins an incident; grades change."""
