"""Program packs: one version of a program as one readable file, checked, loaded, exported, compared."""
