"""The demonstration's data: a fictional employer with people in every state, told as it would have happened."""
