"""The self-service pages: where somebody stands, and what they can do there and then."""
