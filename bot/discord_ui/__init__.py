"""The Discord face: the only importer of discord. Takes options, asks, sends."""
