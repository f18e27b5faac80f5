"""The doors that pages and API share: what every answer carries, what is refused at once, and who may do what."""
