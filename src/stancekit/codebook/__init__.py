"""Codebooks: actors, issues and phrases as data that whoever knows the subject can edit."""

from stancekit.codebook.loading import available, load, load_with_problems
from stancekit.codebook.matching import ActorIndex, ActorMention, How
from stancekit.codebook.reading import DocumentActors
from stancekit.codebook.writing import render
from stancekit.model import Codebook

__all__ = [
    "ActorIndex",
    "ActorMention",
    "Codebook",
    "DocumentActors",
    "How",
    "available",
    "load",
    "load_with_problems",
    "render",
]
