"""The API `/v1`: JSON with Dutch nouns, after the NL GOV API Design Rules 2.2.0."""
