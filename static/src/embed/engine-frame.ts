// The page of a hidden frame, for sites that allow no worker. The engine runs in it.
import { serveChannels } from "../engine/channel.js";

serveChannels();
