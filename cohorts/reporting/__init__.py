"""Reports to a funder, read: when they are due, what stands in them, who signs, which files and mails they make."""
