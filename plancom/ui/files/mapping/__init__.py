"""The mapping assistant on screen: a file that nobody recognised, read as its owner says."""
