"""The numbering of an organisation's own template, with room for the lists of a paper."""

from __future__ import annotations

from lxml import etree

from desktop.documents.word_numbering import NumberingPart, bullet_instance, bullet_plan, point_plan
from desktop.documents.word_own_styles import OwnStyles
from desktop.documents.word_own_xml import Element, element, round_the_slot, slot
from desktop.documents.word_styles import BULLETS, NAMESPACE, POINTS
from desktop.documents.word_template import XML_HEAD

_W = f"{{{NAMESPACE}}}"


def own_numbering(part: bytes | None, styles: OwnStyles) -> NumberingPart:
    """The template's numbering with our plans added, or its own plan where its styles have one."""
    root = etree.fromstring(part or f'<w:numbering xmlns:w="{NAMESPACE}"/>'.encode())
    plans = root.findall(f"{_W}abstractNum")
    instances = root.findall(f"{_W}num")
    plan = max((int(p.get(f"{_W}abstractNumId", "0")) for p in plans), default=-1) + 1
    number = max((int(n.get(f"{_W}numId", "0")) for n in instances), default=0) + 1
    place = root.index(plans[-1]) + 1 if plans else len(root.findall(f"{_W}numPicBullet"))
    for index, xml in enumerate((bullet_plan(plan, tied=False), point_plan(plan + 1))):
        root.insert(place + index, element(xml))
    place = root.index(instances[-1]) + 1 if instances else place + 2
    root.insert(place, element(bullet_instance(number, plan)))
    root.insert(place + 1, slot())
    before, after = round_the_slot(root)
    own = _plan_of(root, styles.numbering(POINTS[0]))
    return NumberingPart(
        XML_HEAD + before,
        after,
        first=number + 1,
        plan=plan + 1 if own is None else own,
        bullets=None if styles.numbering(BULLETS[0]) else number,
    )


def _plan_of(root: Element, number: str) -> int | None:
    """The plan of that instance, if it has levels enough for nested lists."""
    for instance in root.findall(f"{_W}num"):
        plan = instance.find(f"{_W}abstractNumId")
        if number and instance.get(f"{_W}numId") == number and plan is not None:
            key = plan.get(f"{_W}val", "")
            levels = root.findall(f'{_W}abstractNum[@{_W}abstractNumId="{key}"]/{_W}lvl')
            return int(key) if len(levels) >= len(POINTS) else None
    return None
