"""Files that are broken, enormous or made to harm, always the same (seeded): each family is a module of generators."""

from benchmarks.hostile_files.corpus import corpus, sample
from benchmarks.hostile_files.model import Hostile

__all__ = ["Hostile", "corpus", "sample"]
