# A small image for those who keep their programs in containers. It is not needed for anything.
#   docker build -t surefoot .
#   docker run --rm -p 127.0.0.1:8765:8765 -v surefoot:/notes surefoot
FROM python:3.12-slim

COPY pyproject.toml constraints.txt README.md LICENSE LICENSE-texts /build/
COPY src /build/src
RUN pip install --no-cache-dir -c /build/constraints.txt "/build[phone]" \
    && rm -rf /build \
    && useradd --create-home --uid 1000 person \
    && mkdir /notes \
    && chown person /notes

USER person
VOLUME /notes
EXPOSE 8765
HEALTHCHECK --interval=1m --timeout=5s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://localhost:8765/healthz')"]
ENTRYPOINT ["surefoot", "serve", "--no-browser", "--host", "0.0.0.0", "--port", "8765", "--notebook", "/notes/notebook.sqlite", "--published"]
