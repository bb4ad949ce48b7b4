-- Sends Procfiles, no two alike, and says how many answers came in what time, and how many were errors.
local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

function init()
  sent = 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "text/plain"
end

function request()
  sent = sent + 1
  return wrk.format(nil, nil, nil,
    "release: python manage.py migrate\n" ..
    "web: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT --workers 3\n" ..
    "worker: celery -A shop worker --loglevel info --hostname " .. id .. "x" .. sent .. "\n")
end

function done(summary)
  local e = summary.errors
  io.write(string.format('\nRESULT {"requests":%d,"seconds":%f,"wrong":%d}\n',
    summary.requests, summary.duration / 1e6, e.connect + e.read + e.write + e.status + e.timeout))
end
