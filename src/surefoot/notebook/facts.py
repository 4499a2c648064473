"""The Facts: what a person tells, one pair of methods a kind: keep one, give those of some days."""

from datetime import date, datetime

from surefoot.diary.checkin import CheckIn
from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.milestone import Milestone
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.sensation import Sensation
from surefoot.diary.story import Story
from surefoot.notebook.shelf import PERSON, Shelf
from surefoot.practice.hold import Hold


class Facts(Shelf):
    """What is told, by its name. `Notebook` adds walks, the profile and what is made of it all."""

    def keep_check_in(
        self, check_in: CheckIn, *, at: datetime | None = None, by: str = PERSON
    ) -> CheckIn:
        """Keep a check-in as told."""
        return self.keep(check_in, at=at, by=by)

    def check_ins(self, since: date | None = None, until: date | None = None) -> list[CheckIn]:
        """Give the check-ins, oldest first."""
        return self.records(CheckIn, since=since, until=until)

    def keep_sensation(
        self, sensation: Sensation, *, at: datetime | None = None, by: str = PERSON
    ) -> Sensation:
        """Keep something felt."""
        return self.keep(sensation, at=at, by=by)

    def sensations(self, since: date | None = None, until: date | None = None) -> list[Sensation]:
        """Give the sensations."""
        return self.records(Sensation, since=since, until=until)

    def keep_exercise_log(
        self, exercise_log: ExerciseLog, *, at: datetime | None = None, by: str = PERSON
    ) -> ExerciseLog:
        """Keep what was done, from when to when."""
        return self.keep(exercise_log, at=at, by=by)

    def exercise_logs(
        self, since: date | None = None, until: date | None = None
    ) -> list[ExerciseLog]:
        """Give the exercise log."""
        return self.records(ExerciseLog, since=since, until=until)

    def keep_aid_log(
        self, aid_log: AidLog, *, at: datetime | None = None, by: str = PERSON
    ) -> AidLog:
        """Keep what was worn or used, from when to when."""
        return self.keep(aid_log, at=at, by=by)

    def aid_logs(self, since: date | None = None, until: date | None = None) -> list[AidLog]:
        """Give the aid log."""
        return self.records(AidLog, since=since, until=until)

    def keep_test(
        self, test: ClinicTest, *, at: datetime | None = None, by: str = PERSON
    ) -> ClinicTest:
        """Keep a test result."""
        return self.keep(test, at=at, by=by)

    def tests(self, since: date | None = None, until: date | None = None) -> list[ClinicTest]:
        """Give the test results."""
        return self.records(ClinicTest, since=since, until=until)

    def keep_event(self, event: Event, *, at: datetime | None = None, by: str = PERSON) -> Event:
        """Keep something that happened."""
        return self.keep(event, at=at, by=by)

    def events(self, since: date | None = None, until: date | None = None) -> list[Event]:
        """Give the events."""
        return self.records(Event, since=since, until=until)

    def keep_milestone(
        self, milestone: Milestone, *, at: datetime | None = None, by: str = PERSON
    ) -> Milestone:
        """Keep a milestone."""
        return self.keep(milestone, at=at, by=by)

    def milestones(self, since: date | None = None, until: date | None = None) -> list[Milestone]:
        """Give the milestones."""
        return self.records(Milestone, since=since, until=until)

    def keep_story(self, story: Story, *, at: datetime | None = None, by: str = PERSON) -> Story:
        """Keep a story: the words as written and the mentions she confirmed."""
        return self.keep(story, at=at, by=by)

    def stories(self, since: date | None = None, until: date | None = None) -> list[Story]:
        """Give the stories."""
        return self.records(Story, since=since, until=until)

    def keep_past_spell(
        self, past_spell: PastSpell, *, at: datetime | None = None, by: str = PERSON
    ) -> PastSpell:
        """Keep a clear spell told from memory."""
        return self.keep(past_spell, at=at, by=by)

    def past_spells(self, since: date | None = None, until: date | None = None) -> list[PastSpell]:
        """Give the clear spells told from memory."""
        return self.records(PastSpell, since=since, until=until)

    def keep_hold(self, hold: Hold, *, at: datetime | None = None, by: str = PERSON) -> Hold:
        """Keep a timed one-leg stand."""
        return self.keep(hold, at=at, by=by)

    def holds(self, since: date | None = None, until: date | None = None) -> list[Hold]:
        """Give the timed one-leg stands."""
        return self.records(Hold, since=since, until=until)
