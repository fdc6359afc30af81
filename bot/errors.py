"""What can go wrong in a way that a person can mend: one tree, one plain sentence each."""


class NewsdeskError(Exception):
    """A sentence that says what is wrong and what to do; shown as it is, without a traceback."""


class SettingsError(NewsdeskError):
    """A settings file is wrong, or an option names something that is not there."""


class ArchiveError(NewsdeskError):
    """The compiled archive cannot be written or opened."""


class DamagedArchiveError(ArchiveError):
    """The compiled archive is not what was written; compiling it again mends it."""


class StateError(NewsdeskError):
    """What is kept between restarts cannot be written."""


class ServiceError(NewsdeskError):
    """The bot cannot run: Discord refuses it, or not at this moment."""


class QuestionError(NewsdeskError):
    """A question that cannot be read, as with a date that is none; its sentence tells the asker."""
