"""What people set: the environment and `.env`, the roster, the policy, and the prompts, each read and checked in one place.

In go files and variables, out come values; what is wrong is an InvalidSettings or InvalidFile that names every problem at once.
"""
