-- Sends Procfiles and holds each answer against what it has to be: that of a body which this thread sent and whose
-- answer is still to come. More threads than processors would measure how the system shares them out.
--
-- Arguments: a file, how many threads there are, and "distinct", "repeated", "plain" or "nothing". The file's first line is
-- the report of all bodies; the others hold one ETag each, that of the body with the line's number.
local threads = {}

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  local name, count = arguments[1], tonumber(arguments[2])
  mode = arguments[3]
  run = name:match("([^/]+)$")
  bodies, sent, checked, wrong, due = {}, 0, 0, 0, {}
  local line = 0
  for text in io.lines(name) do
    if line == 0 then report = text .. "\n" end
    if line > 0 and line % count == id then table.insert(bodies, { line, text }) end
    line = line + 1
  end
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "text/plain"
end

function request()
  if mode ~= "repeated" or sent == 0 then sent = sent + 1 end
  local current = bodies[(sent - 1) % #bodies + 1]
  local answer = current[2]
  if mode == "plain" then answer = run .. "x" .. current[1] end
  if mode == "nothing" then answer = mode end
  due[answer] = (due[answer] or 0) + 1
  return wrk.format(nil, nil, nil,
    "release: python manage.py migrate\n" ..
    "web: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT --workers 3\n" ..
    "worker: celery -A shop worker --loglevel info --hostname " .. run .. "x" .. current[1] .. "\n")
end

function response(status, headers, body)
  checked = checked + 1
  local answer = headers["ETag"]
  if mode == "plain" then answer = body:match("hostname (%w+)") end
  if mode == "nothing" then answer = body end
  local right = status == 200 and (mode == "plain" or mode == "nothing" or body == report) and (due[answer] or 0) > 0
  if right then due[answer] = due[answer] - 1 else wrong = wrong + 1 end
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
