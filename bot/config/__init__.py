"""What people set: the environment and `.env`, the roster, the policy and the prompts, each read in one place.

In go files and variables, out come values. What is wrong is an InvalidSettings or InvalidFile, which names every
problem at once.
"""
