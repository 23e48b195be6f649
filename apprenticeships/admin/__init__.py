"""The coordinators' admin: records here, their own work pages beside them."""
