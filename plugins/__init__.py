"""The rooms of the house: the domain (`disclosure`), the publisher and one Pelican plugin per capability."""
