"""How fast the product is, as ratios to a floor of the same run. `make bench` starts it; README.md explains it."""
