/* A second hand. Browsers slow the timers of a page that is behind others, but not those of a worker. */
setInterval(() => postMessage(null), 1_000);
