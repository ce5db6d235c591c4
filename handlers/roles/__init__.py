"""Who is asked for which role, accepts, hands over, declines; unfilled roles (R46-R50, R61).

In: a command, or a file whose roles changed. Out: assignments; `rules` says which roles a file needs.
"""
