"""Tasks for the handbook."""

from invoke import Context, task

from commands.program import end


@task
def screenshots(_: Context) -> None:
    """重新截取手册里的图"""
    from commands.handbook import screenshots

    end(screenshots.refresh())
