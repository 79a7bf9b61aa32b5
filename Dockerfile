# docker build -t liquid-compat .
# docker run --rm -v "$PWD:/site" liquid-compat                      builds /site into /site/_site
# docker run --rm -v "$PWD:/site" -p 4000:4000 liquid-compat serve --host 0.0.0.0 --force_polling
# Where your own user id is not 1000: docker run --user "$(id -u):$(id -g)" …
FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/liquid-compat \
    && /opt/liquid-compat/bin/pip install --no-cache-dir --disable-pip-version-check .

FROM python:3.12-slim
COPY --from=build /opt/liquid-compat /opt/liquid-compat
ENV PATH="/opt/liquid-compat/bin:$PATH" \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1
RUN useradd --no-create-home --uid 1000 site
USER site
WORKDIR /site
EXPOSE 4000
ENTRYPOINT ["liquid-compat"]
CMD ["build"]
