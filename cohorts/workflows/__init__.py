"""Steps of training: each locks, checks, writes, records and promises in one transaction."""
