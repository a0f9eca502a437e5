"""The institution whose plans these are: how it is called and looks, and by which names files call its networks, outlets and channels."""

from typing import Literal

from pydantic import Field

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.network_hosts import host_of, network_of
from plancom.language.text import fold, slug
from plancom.plan.part import Identifier, Part, Text


class NamedEntity(Part):
    """Something that files call by several names."""

    id: Identifier
    name: Text
    aliases: tuple[str, ...] = ()


class Network(NamedEntity):
    """A social network that the institution's plans count."""


class Outlet(NamedEntity):
    """A press outlet that the institution's plans count."""

    kind: Literal["escrito", "electrónico"] = "escrito"


class Institution(Part):
    """Who the data are of: all of its plans share it, and files are read by its names."""

    name: Text
    short_name: Text
    timezone: str = "America/Bogota"
    accent: str = Field(default="#0B5C8A", pattern=r"^#[0-9A-Fa-f]{6}$")
    logo: str = ""  # a picture's path; `load` makes one relative to the file absolute
    due_day: int = Field(default=10, ge=1, le=28)
    channels: tuple[str, ...] = Field(min_length=1)
    electronic_channels: tuple[str, ...] = Field(min_length=1)
    networks: tuple[Network, ...] = ()
    outlets: tuple[Outlet, ...] = ()

    def network(self, network_id: str) -> Network | None:
        """The network with this id, if its plans count it."""
        return next((n for n in self.networks if n.id == network_id), None)

    def outlet(self, outlet_id: str) -> Outlet | None:
        """The outlet with this id, if its plans count it."""
        return next((o for o in self.outlets if o.id == outlet_id), None)

    def among(self, dataset: Dataset | None) -> tuple[Network, ...] | tuple[Outlet, ...]:
        """The networks or outlets that a dataset's series are; none where its series are not the institution's."""
        among = DEFINITIONS[dataset].series_among if dataset else ""
        if among == "networks":
            return self.networks
        return self.outlets if among == "outlets" else ()

    def series_called(self, dataset: Dataset, name: object) -> str:
        """The id of the network or outlet that files of a dataset call `name`; the name as an identifier where there is none."""
        return _called(self.among(dataset), name)

    def network_called(self, name: object) -> str:
        """The id of the network that files call `name`; the name as an identifier where no plan counts it."""
        found = _called(self.networks, name)
        if self.network(found) or not (meant := network_of(host_of(name))):
            return found
        return next((one.id for one in self.networks if meant in {one.id, *map(fold, one.aliases)}), found)

    def outlet_called(self, name: object) -> str:
        """The id of the press outlet that files call `name`; the name as an identifier where no plan counts it."""
        return _called(self.outlets, name)


def _called(known: tuple[NamedEntity, ...], name: object) -> str:
    wanted = fold(name)
    for one in known:
        if wanted in {one.id, fold(one.name), *map(fold, one.aliases)}:
            return one.id
    return slug(name)
