"""English quotes: what is content, whose it is, and where it ends."""

from __future__ import annotations

import pytest

import npf
from npf.languages.en.inflection import Inflection
from npf.languages.en.marks import pair_english_marks
from npf.languages.en.tables import ATTRIBUTION_PHRASES, REPORTING, SOURCE_NOUNS, TITLES
from npf.lexicon import Lexicons
from tests.growth import is_linear

READER = npf.Extractor(lang="en")
LEXICONS = Lexicons()
INFLECTION = Inflection(LEXICONS)

# text, then (mention of the speaker, kind, content) for each quote
CASES: list[tuple[str, list[tuple[str | None, str, str]]]] = [
    ("Wang Fang said the plan is ready.", [("Wang Fang", "indirect", "the plan is ready")]),
    ("Hill told reporters in Oslo on Monday that rents will fall.", [("Hill", "indirect", "rents will fall")]),
    ("Rents will fall, Hill said.", [("Hill", "indirect", "Rents will fall")]),
    ("Rents will fall, said Anna Hill, a lawyer in Oslo.", [("Anna Hill", "indirect", "Rents will fall")]),
    ("Anna Hill, a lawyer in Oslo, said rents will fall.", [("Anna Hill", "indirect", "rents will fall")]),
    ("Li Ming, who leads the office, also stressed that water must be saved.", [("Li Ming", "indirect", "water must be saved")]),
    ("The firm's founder, Anna Hill, told a radio show that rents will fall.", [("The firm's founder, Anna Hill", "indirect", "rents will fall")]),
    ("The town council -- which met on Monday -- said rents will fall.", [("The town council", "indirect", "rents will fall")]),
    ("Rents, Hill said, will fall next year.", [("Hill", "indirect", "Rents, Hill said, will fall next year")]),
    ('"Rents will fall," Hill said. "Wages will not."', [("Hill", "direct", "Rents will fall,"), ("Hill", "direct", "Wages will not.")]),
    ('"Rents," Hill said, "will fall next year."', [("Hill", "direct", "Rents,"), ("Hill", "direct", "will fall next year.")]),
    ("''Rents will fall,'' Hill said.", [("Hill", "direct", "Rents will fall,")]),
    ("“Will rents fall?” Hill asked.", [("Hill", "direct", "Will rents fall?")]),
    ('“Rents will fall," she said.', [("she", "direct", "Rents will fall,")]),
    (
        'Hill said the tax is "a burden that no town can carry" for long.',
        [("Hill", "mixed", 'the tax is "a burden that no town can carry" for long')],
    ),
    (
        "Li urged local officials to protect wetlands and not to waste water.",
        [("Li", "indirect", "local officials to protect wetlands and not to waste water")],
    ),
    ("The ministry pledged to plant more trees.", [("The ministry", "indirect", "plant more trees")]),
    ("Li stressed the need to save water.", [("Li", "indirect", "the need to save water")]),
    (
        "Li called for saving water, stressing that wells are dry, and urged farmers to switch crops.",
        [("Li", "indirect", "saving water"), ("Li", "indirect", "wells are dry"), ("Li", "indirect", "farmers to switch crops")],
    ),
    ("Li said wells are dry, but warned that rain is far off.", [("Li", "indirect", "wells are dry"), ("Li", "indirect", "rain is far off")]),
    ("Li said wells are dry, while Hill said rain is near.", [("Li", "indirect", "wells are dry"), ("Hill", "indirect", "rain is near")]),
    ("Li said wells are dry, echoing a report from May.", [("Li", "indirect", "wells are dry")]),
    ("Li said that wells are dry and that rain is far off.", [("Li", "indirect", "wells are dry and that rain is far off")]),
    ("The wells, which the council says are safe, will reopen.", [("the council", "indirect", "are safe")]),
    ("Hill left what she said was a fair plan.", [("she", "indirect", "was a fair plan")]),
    ("Residents were urged by the council to stay indoors.", [("the council", "indirect", "stay indoors")]),
    ("He was asked by reporters whether the road would open.", [("reporters", "indirect", "whether the road would open")]),
    ("The town, which accuses Hill of wasting water, will sue.", [("The town", "indirect", "Hill of wasting water")]),
    ("The council issued a statement on Monday urging farmers to save water.", [("The council", "indirect", "farmers to save water")]),
    ("The council asks everyone who lives near the river to leave.", [("The council", "indirect", "everyone who lives near the river to leave")]),
    ("Hill told reporters Oslo wanted to buy the wells.", [("Hill", "indirect", "Oslo wanted to buy the wells")]),
    ("Hill told AFP testing will be free.", [("Hill", "indirect", "testing will be free")]),
    (
        "Hill said at least five boats, including a ferry, sank overnight.",
        [("Hill", "indirect", "at least five boats, including a ferry, sank overnight")],
    ),
    ("Hill said wells are dry, two days after the council met.", [("Hill", "indirect", "wells are dry")]),
    ("Hill said wells are dry, as she outlined her plan.", [("Hill", "indirect", "wells are dry")]),
    ("Wells are dry, according to Anna Hill, head of the office.", [("Anna Hill", "indirect", "Wells are dry")]),
    (
        "Most wells, by a lake just west of Oslo, are dry, the Office for Water and Land said.",
        [("the Office for Water and Land", "indirect", "Most wells, by a lake just west of Oslo, are dry")],
    ),
    (
        "Wells are dry, said the deputy head of the water office, Anna Hill.",
        [("the deputy head of the water office, Anna Hill", "indirect", "Wells are dry")],
    ),
    ("Wells are dry, He Ping told reporters.", [("He Ping", "indirect", "Wells are dry")]),
    ("Wells are dry, said Jun Hill, an analyst.", [("Jun Hill", "indirect", "Wells are dry")]),
    ("Wells are dry, say doctors.", [("doctors", "indirect", "Wells are dry")]),
    ("While insisting wells are dry, the council opened the park.", [("the council", "indirect", "wells are dry")]),
    ("The council -- which met in Oslo -- said an old well had dried up.", [("The council", "indirect", "an old well had dried up")]),
    ("Analysis released in May by the town found that wells are dry.", [("Analysis released in May by the town", "indirect", "wells are dry")]),
    ("The council vowed on Monday to plant more trees.", [("The council", "indirect", "plant more trees")]),
    ("Hill noted that in Oslo, parents ask for help.", [("Hill", "indirect", "in Oslo, parents ask for help")]),
    ("According to a project that counts wells, half of them are dry.", [("a project", "indirect", "half of them are dry")]),
    ("The Office for Water Supply and Hygiene says that wells are dry.", [("The Office for Water Supply and Hygiene", "indirect", "wells are dry")]),
    ("According to Li, wells are dry.", [("Li", "indirect", "wells are dry")]),
    ("Wells are dry, according to a report by the town.", [("a report by the town", "indirect", "Wells are dry")]),
    ("Li was quoted as saying that wells are dry.", [("Li", "indirect", "wells are dry")]),
    ("Li said as of May 5, no well was dry.", [("Li", "indirect", "as of May 5, no well was dry")]),
    ("WHO chief Anna Hill told reporters that wells are dry.", [("WHO chief Anna Hill", "indirect", "wells are dry")]),
    (
        "Li stressed that wells are dry. Efforts should be made to save water. The town has two wells.",
        [("Li", "indirect", "wells are dry. Efforts should be made to save water")],
    ),
    ('Hill said, "Wells are dry.\n"Rain is far off."', [("Hill", "direct", "Wells are dry."), ("Hill", "direct", "Rain is far off.")]),
    ("“Wells are dry,” Anna Hill, Acme's CEO, said last year.", [("Anna Hill", "direct", "Wells are dry,")]),
    ("One of the mayors, Mr. Carl Stone, said wells are dry.", [("One of the mayors, Mr. Carl Stone", "indirect", "wells are dry")]),
    (
        "Head engineer for the northern wells, Carl Stone, said: “Rain is far off.”",
        [("Head engineer for the northern wells, Carl Stone", "direct", "Rain is far off.")],
    ),
    ("Hill, of the Water Party, also welcomed the plan, noting that wells are dry.", [("Hill", "indirect", "wells are dry")]),
    (
        "After the rain passes, wells fill again in the valley that feeds the town, he added.",
        [("he", "indirect", "After the rain passes, wells fill again in the valley that feeds the town")],
    ),
    ("“Wells are dry in the whole valley,” Stone quoted Hill as saying.", [("Hill", "direct", "Wells are dry in the whole valley,")]),
    ("About four out of 10 farmers said wells are dry.", [("four out of 10 farmers", "indirect", "wells are dry")]),
    ("A survey conducted in May found that most wells are dry.", [("A survey", "indirect", "most wells are dry")]),
    ("A study published last week in the journal Water concluded that wells are dry.", [("A study", "indirect", "wells are dry")]),
    ("The study concluded in late 2018 that wells are dry.", [("The study", "indirect", "wells are dry")]),
    ("Wells are dry, farmers say, because the rain is late.", [("farmers", "indirect", "Wells are dry, farmers say, because the rain is late")]),
    ("The town doubts his claim that wells are dry.", [("his", "indirect", "wells are dry")]),
    ("Her fear is that wells are dry.", [("Her", "indirect", "wells are dry")]),
    ("Hill's answer: “Wells are dry.”", [("Hill's", "direct", "Wells are dry.")]),
    ("“Wells are dry.” Hill said. Rain fell.", [("Hill", "direct", "Wells are dry.")]),
    ("Hill will open the road on Monday, said the statement.", [("the statement", "indirect", "Hill will open the road on Monday")]),
    ("It is the first well in Oslo and the firm claims it is the best.", [("the firm", "indirect", "it is the best")]),
    ("“Wells are dry.”\n“Rain is far off,” Hill said.", [("Hill", "direct", "Wells are dry."), ("Hill", "direct", "Rain is far off,")]),
    ("They're arguing that rents will fall.", [("They", "indirect", "rents will fall")]),
    ("Hill asked him on Monday whether rents would fall.", [("Hill", "indirect", "whether rents would fall")]),
    ("Sources close to the firm say rents will fall.", [("Sources close to the firm", "indirect", "rents will fall")]),
    ("The tenants whose flats were flooded say rents will fall.", [("The tenants whose flats were flooded", "indirect", "rents will fall")]),
    ("There is concern among tenants that rents will rise.", [("tenants", "indirect", "rents will rise")]),
    ("The message from Hill was that rents must fall.", [("Hill", "indirect", "rents must fall")]),
    ("By his own account, rents have fallen.", [("his", "indirect", "rents have fallen")]),
    ("Hill said that, according to the report, rents will fall.", [("Hill", "indirect", "according to the report, rents will fall")]),
    ("She denied having raised the rents.", [("She", "indirect", "having raised the rents")]),
    ("Tenants were worried that rents would rise.", [("Tenants", "indirect", "rents would rise")]),
]

NONE = [
    "It is worth mentioning that the wells are dry.",
    "Hill requested bread and tea in a note, in order to help the town.",
    "What he's proposing is costly.",
    "Hill did not say that rents will fall.",
    "Hill declined to say when rents will fall.",
    "He joined the so-called “green wave” last year.",
    "She wrote “The Long Road” in 1990.",
    "The report to the council is due on Monday.",
    "The farmers' land and the teachers' pay are safe.",
    "According to plan, the road will open in May.",
    "Hill praised the plan.",
    "That said, rents may fall.",
    "Anna Hill scored 27 points to lead her team.",
    "The town values the small states that can balance the great ones.",
    "Oslo raised its travel warning on Tuesday.",
    "Farmers should ask questions to learn more.",
    "His recent remarks about the wells were short.",
    "The town will explore whether to buy the land.",
    "The town held a meeting and added two seats.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_quote_has_its_source_and_its_extent(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    found = [(q.speaker.text if q.speaker else None, q.kind, q.text) for q in READER.extract_quotes(text)]
    assert found == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quote(text: str) -> None:
    assert READER.extract_quotes(text) == ()


def test_an_interrupted_quote_has_two_parts() -> None:
    (quote,) = READER.extract_quotes("Rents, Hill said, will fall next year.")
    assert [part.text for part in quote.parts] == ["Rents", "will fall next year"]
    assert quote.cue is not None and quote.cue.text == "said"


@pytest.mark.parametrize("row", LEXICONS.rows(REPORTING), ids=[row["term"] for row in LEXICONS.rows(REPORTING)])
def test_each_reporting_verb_fires_on_its_example(row: dict[str, str]) -> None:
    forms = INFLECTION.forms(row["term"])
    wanted = {forms.base, forms.third, forms.past, forms.participle, forms.ing}
    cues = [q.cue.text.lower().split() for q in READER.extract_quotes(row["example"]) if q.cue]
    assert wanted & {" ".join(word for word in cue if word not in left_out) for cue in cues for left_out in ((), ("a", "an", "the"))}


@pytest.mark.parametrize("schema", [TITLES, SOURCE_NOUNS, ATTRIBUTION_PHRASES], ids=lambda schema: schema.name)
def test_each_title_source_and_phrase_fires_on_its_example(schema: npf.lexicon.Schema) -> None:
    silent = [row["example"] for row in LEXICONS.rows(schema) if not any(q.speaker for q in READER.extract_quotes(row["example"]))]
    assert silent == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “a” and “b”.", ["a", "b"]),
        ('He said "a" and “b".', ["a", "b"]),
        ("''a,'' he said, ``b''", ["a,", "b"]),
        ("the players' ‘long day’ in the '90s", ["long day"]),
        ("“a ‘b’ c”", ["a ‘b’ c", "b"]),
        ("“a", ["a"]),
        ("it's the boys' own", []),
    ],
)
def test_marks_pair(text: str, inside: list[str]) -> None:
    assert [text[slice(*pair.inside)] for pair in pair_english_marks(text, 0, len(text))] == inside


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "said ",
        "Hill said, ",
        "Hill, a man, ",
        "who said that ",
        "(",
        "''",
        "‘",
        "and Li ",
        "to urge X to ",
        "according to ",
        "as saying ",
        "He said it is so. ",
        "The minister said it is so. ",
        "The meeting said it is so. ",
        "Anna Hill said it is so. ",
        "An aide said it is so. ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    assert is_linear(READER.extract_quotes, unit * 1500, 4)
