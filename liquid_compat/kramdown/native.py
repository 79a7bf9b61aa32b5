"""placeholder"""
from .element import Element


def convert_element(element: Element) -> None:
    """placeholder"""
