"""Tasks that write anew what is made from the code: texts to translate, documents, pictures of the handbook."""

from invoke import Context, task

from commands.program import end


@task
def messages(_: Context) -> None:
    """更新界面与提示文字的翻译目录"""
    from commands import messages

    end(messages.refresh())


@task
def docs(_: Context) -> None:
    """更新由代码生成的文档"""
    from commands import docs

    end(docs.refresh())


@task
def screenshots(_: Context) -> None:
    """重新截取手册里的图"""
    from commands.handbook import screenshots

    end(screenshots.refresh())
