"""A dossier of three pages in two languages and one that is not read, for every format."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.store.dossier import Dossier

PAGES = {
    "one.txt": """Putin and Erdogan discuss Syria by phone

MOSCOW, 3 December 2024 - Russian President Vladimir Putin spoke by telephone on Tuesday with Turkish President Recep
Tayyip Erdogan, the Kremlin said. Putin stressed the need for a rapid end to the offensive in Syria.

"We support the territorial integrity of Syria," Erdogan said.
""",
    "two.txt": """Путин и Эрдоган обсудили Сирию

3 декабря 2024 года президент России Владимир Путин провёл телефонный разговор с президентом Турции Реджепом Тайипом
Эрдоганом, сообщила пресс-служба Кремля. Путин подчеркнул необходимость скорейшего прекращения наступления в Сирии.
""",
    "three.txt": """Presidentit tapasivat Helsingissä

Tasavallan presidentti tapasi tiistaina Helsingissä vieraansa. Presidentit sopivat yhteistyön jatkamisesta, kertoi
ulkoministeriö. Tiedotustilaisuudessa presidentti sanoi, että keskustelut olivat olleet avoimia ja hyödyllisiä.
""",
    "four.txt": """أردوغان وبوتين يبحثان الوضع في سوريا

أنقرة، 3 ديسمبر 2024 - بحث الرئيس التركي رجب طيب أردوغان في اتصال هاتفي مع نظيره الروسي فلاديمير بوتين التطورات في
سوريا، وفق بيان للرئاسة التركية. وأكد أردوغان أن تركيا تدعم وحدة الأراضي السورية.
""",
}


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return dragoman.read(folder)
