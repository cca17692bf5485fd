"""Documents as an office has drawn them, filled with sentences that know their figures."""
