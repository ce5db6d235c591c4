"""Who is asked for which role, accepts, hands over, declines; unfilled roles."""
