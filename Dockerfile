# A small image for those who keep their programs in containers. It is not needed for anything.
#   docker build -t surefoot .
#   docker run --rm -p 127.0.0.1:8765:8765 -v surefoot:/notes surefoot
# The first image has a compiler, for the loops in C; it stays behind.
FROM python:3.12 AS built
COPY pyproject.toml setup.py constraints.txt README.md LICENSE LICENSE-texts /build/
COPY src /build/src
RUN pip wheel --no-cache-dir --no-deps -w /wheels /build

FROM python:3.12-slim
COPY --from=built /wheels /build/constraints.txt /wheels/
RUN wheel="$(ls /wheels/surefoot-*.whl)" \
    && pip install --no-cache-dir -c /wheels/constraints.txt "${wheel}[phone]" \
    && rm -rf /wheels \
    && useradd --create-home --uid 1000 person \
    && mkdir /notes \
    && chown person /notes

USER person
VOLUME /notes
EXPOSE 8765
HEALTHCHECK --interval=1m --timeout=5s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://localhost:8765/healthz')"]
ENTRYPOINT ["surefoot", "serve", "--no-browser", "--host", "0.0.0.0", "--port", "8765", "--notebook", "/notes/notebook.sqlite", "--published"]
