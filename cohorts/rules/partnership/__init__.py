"""Pure rules of a partnership: reports, tuition, counting, small cells, the registry's upload."""
