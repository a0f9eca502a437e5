"""Access: who acts, in which role, what each act asks for, and who is given a role."""

from plancom.access.actors import NOBODY, SYSTEM, AccessError, Actor, local_person, service
from plancom.access.roles import Role

__all__ = ["NOBODY", "SYSTEM", "AccessError", "Actor", "Role", "local_person", "service"]
