-- Sends a Procfile that differs each time and looks for its own port in each answer. A thread has one
-- connection, so that its answers come in the order of its requests.
local threads = {}

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  repeated, plain = arguments[1] == "repeated", arguments[2] == "plain"
  sent, checked, wrong = 0, 0, 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "text/plain"
end

function request()
  if not repeated then sent = sent + 1 end
  local port = 10000 + (id * 1709 + sent) % 50000
  -- The plain Worker says the body again, and so the port as it stands there.
  expected = plain and ":" .. port .. " " or "is always " .. port .. ":"
  return wrk.format(nil, nil, nil,
    "release: python manage.py migrate\n" ..
    "web: gunicorn shop.wsgi:application --bind 0.0.0.0:" .. port .. " --workers 3\n" ..
    "worker: celery -A shop worker --loglevel info --hostname " .. (repeated and "w" or id .. "x" .. sent) .. "\n")
end

function response(status, headers, body)
  checked = checked + 1
  if status ~= 200 or not body:find(expected, 1, true) then wrong = wrong + 1 end
end

function done(summary, latency)
  local checked, wrong = 0, 0
  for _, thread in ipairs(threads) do
    checked = checked + thread:get("checked")
    wrong = wrong + thread:get("wrong")
  end
  local errors = summary.errors
  io.write(string.format('\nRESULT {"requests":%d,"seconds":%f,"p99":%f,"checked":%d,"wrong":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(99) / 1e3, checked,
    wrong + errors.connect + errors.read + errors.write + errors.timeout))
end
