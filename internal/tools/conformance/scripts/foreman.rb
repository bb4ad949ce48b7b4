# Reads Procfiles, one a line in base64, and prints what Foreman makes of each as
# one line of JSON.
require "base64"
require "foreman/procfile"
require "json"

$stdout.sync = true
path = File.join(ARGV.fetch(0), "Procfile.ruby")
$stdin.each_line do |line|
  File.binwrite(path, Base64.decode64(line))
  answer = { processes: [], error: "" }
  begin
    Foreman::Procfile.new(path).entries do |name, command|
      answer[:processes] << [name, command].map { |text| Base64.strict_encode64(text) }
    end
  rescue => e
    answer = { processes: [], error: e.message }
  end
  puts JSON.generate(answer)
end
