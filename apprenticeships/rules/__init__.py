"""Pure rules of the kernel: dates in, dates out, no database."""
