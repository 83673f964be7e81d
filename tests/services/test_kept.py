from app.services.kept import Kept


def test_what_was_not_used_for_longest_goes() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("cake", 1)
    kept.put("barn", 2)
    assert kept.get("cake") == 1
    kept.put("meadow", 3)
    assert [kept.get(name) for name in ("cake", "barn", "meadow")] == [1, None, 3]


def test_a_value_can_be_replaced() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("cake", 1)
    kept.put("barn", 2)
    kept.put("cake", 3)
    assert (kept.get("cake"), kept.get("barn")) == (3, 2)
