"""Doors through which alerts come in: HTTP and files. Both end at the desk."""
