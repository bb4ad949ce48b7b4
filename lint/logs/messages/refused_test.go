package messages

import (
	"strings"
	"testing"
)

// TestRefusedConnectionsNameTheServer: the cause names address and port wherever the log has them.
func TestRefusedConnectionsNameTheServer(t *testing.T) {
	const node = "\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {\n  errno: -111,\n  code: 'ECONNREFUSED',\n  syscall: 'connect',\n"
	for _, test := range []struct{ log, address, port string }{
		{"psycopg2.OperationalError: connection to server at \"localhost\" (127.0.0.1), port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?", "localhost", "5432"},
		{"could not connect to server: Connection refused\n\tIs the server running on host \"db\" (172.18.0.2) and accepting\n\tTCP/IP connections on port 5432?", "db", "5432"},
		{"ActiveRecord::ConnectionNotEstablished: connection to server at \"10.0.0.9\", port 5433 failed: Connection refused", "10.0.0.9", "5433"},
		{"Error: connect ECONNREFUSED" + node + "  address: '127.0.0.1',\n  port: 6379\n}", "127.0.0.1", "6379"},
		{"AggregateError [ECONNREFUSED]: " + node + "  address: '::1',\n  port: 5432\n}", "::1", "5432"},
		{`error: Error: connect ECONNREFUSED {"errno":-111,"code":"ECONNREFUSED","syscall":"connect","address":"127.0.0.1","port":3306,"fatal":true}`, "127.0.0.1", "3306"},
		{"MongooseServerSelectionError: connect ECONNREFUSED 127.0.0.1:27017", "127.0.0.1", "27017"},
		{"MongooseServerSelectionError: connection timed out\n    at _handleConnectionErrors (/app/node_modules/mongoose/lib/connection.js:909:11) {\n  reason: TopologyDescription {\n    type: 'Unknown',\n    servers: Map(1) { 'localhost:27017' => [ServerDescription] },", "localhost", "27017"},
		{"SequelizeConnectionRefusedError: connect ECONNREFUSED 127.0.0.1:3306", "127.0.0.1", "3306"},
		{"SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, Host: 127.0.0.1, Port: 3306, SQL: select * from users)", "127.0.0.1", "3306"},
		{"Error: P1001: Can't reach database server at `db`:`5432`", "db", "5432"},
		{"elasticsearch.exceptions.ConnectionError: ConnectionError(<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused) caused by: NewConnectionError(...)\nHTTPConnectionPool(host='localhost', port=9200): Max retries exceeded with url: /", "localhost", "9200"},
		{"io.lettuce.core.RedisConnectionException: Unable to connect to localhost:6379", "localhost", "6379"},
		{"io.lettuce.core.RedisConnectionException: Unable to connect to localhost/<unresolved>:6379\nCaused by: io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: localhost/127.0.0.1:6379", "localhost", "6379"},
		{"redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. 111.", "localhost", "6379"},
		{"Error: couldn't connect to server 127.0.0.1:27017, connection attempt failed: SocketException: Error connecting to 127.0.0.1:27017 :: caused by :: Connection refused :", "127.0.0.1", "27017"},
		{"Exception in monitor thread while connecting to server localhost:27017\ncom.mongodb.MongoSocketOpenException: Exception opening socket\nCaused by: java.net.ConnectException: Connection refused", "localhost", "27017"},
		{"Could not establish TCP connection to 127.0.0.1:5672: \nBunny::TCPConnectionFailedForAllHosts: Could not establish TCP connection to any of the configured hosts", "127.0.0.1", "5672"},
		{"kombu.exceptions.OperationalError: Error 111 connecting to redis:6379. Connection refused.", "redis", "6379"},
	} {
		d := Table().Of(test.log, nil)
		if len(d.Causes) == 0 {
			t.Errorf("%q: no cause", test.log)
			continue
		}
		if is := d.Causes[0].Headline; !strings.Contains(is, "`"+test.address+"`") || !strings.Contains(is, "port "+test.port) {
			t.Errorf("%q: %s: %s", test.log, d.Causes[0].Name, is)
		}
	}
}

// TestAddressesOfOtherThings: what only looks like the address of the server isn't taken for it.
func TestAddressesOfOtherThings(t *testing.T) {
	const refused = "Communications link failure\n"
	for _, line := range []string{
		"\tat com.mysql.cj.jdbc.ConnectionImpl.createNewIO(ConnectionImpl.java:828)",
		"Server listening at localhost:3000",
		"jdbc:mysql://shop:12345@db.example.com/shop",
		"    at handle (/app/src/index.js:120:7)",
		"The host is unreachable on this port",
		"Started at 10:42:120",
	} {
		if d := Table().Of(refused+line, nil); len(d.Causes) != 1 || strings.Contains(d.Causes[0].Headline, "port") || strings.Contains(d.Causes[0].Headline, "answers") {
			t.Errorf("%q: %+v", line, d.Causes)
		}
	}
}
