<?php

/*
 * The segments API in PHP, the language of the service itself: a router script for PHP's built-in web server. The in-memory
 * service of SocioStacks.Segments.Testing has the same modes, and PhpParityTests compares both.
 *
 *     SEGMENTS_DB=/tmp/segments.db php -q -S 127.0.0.1:8080 tests/php/segments.php
 *
 * SEGMENTS_DB             the SQLite file with all data; created if it does not exist
 * SEGMENTS_KEY            the only accepted key; if not set, any key is accepted
 * SEGMENTS_LIMIT          requests per key in a window; if not set, there is no limit and no rate-limit header
 * SEGMENTS_WINDOW         length of the window in seconds, with optional fraction; the default is 60
 * SEGMENTS_EMPTIES_CUSTOM 0: an update of a custom segment without contacts keeps them; otherwise it empties the segment
 * SEGMENTS_CLEARS_LISTS   1: an update that sends a type or a list clears the lists that it does not send
 * SEGMENTS_ENCODES_TEXTS  1: names, and keys and values of filters, are trimmed, stripped of tags and HTML-encoded when saved
 *
 * The limits of a form are those of PHP: -d post_max_size=1M, -d max_input_vars=100. A form above the first arrives empty.
 *
 * PHP_CLI_SERVER_WORKERS may be more than 1: related changes are made in one transaction. (Workers outlive the process that
 * was started: end its whole process tree.) Every key has its own account, with its own segments. The endpoints accept any
 * path prefix. GET /_stats and POST /_reset are for tests, apply to all accounts and are not counted. Where deployed servers
 * differ from the documentation, this one behaves like them: numbers are strings, an empty object is a list, a list with gaps
 * is an object, an update of a custom segment without contacts empties it.
 */

declare(strict_types=1);

const CONDITIONS = ['exact', 'not_exact', 'contains', 'not_contains', 'starts_with', 'not_starts_with', 'ends_with', 'not_ends_with', 'bigger_than', 'lower_than'];
const CONTINENTS = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'];
const PAGE_SIZES = [10, 25, 50, 100, 250, 500, 1000];

// ISO 3166-1 alpha-2.
const COUNTRIES = 'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
    MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
    UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

final class Failure extends Exception
{
    public function __construct(public readonly int $status, string $title)
    {
        parent::__construct($title);
    }
}

function open_database(): SQLite3
{
    $path = getenv('SEGMENTS_DB');
    if ($path === false || $path === '') {
        throw new Failure(500, 'SEGMENTS_DB is not set.');
    }

    $db = new SQLite3($path);
    $db->enableExceptions(true);
    $db->busyTimeout(30_000);
    if ($db->querySingle('PRAGMA user_version') === 0) {
        prepare($db, $path);
    }

    // Durability is not needed: a test can be repeated after a power failure.
    $db->exec('PRAGMA synchronous = OFF');
    return $db;
}

/** Only one worker creates the tables; the change to WAL is not covered by the busy timeout. */
function prepare(SQLite3 $db, string $path): void
{
    $lock = fopen($path . '.lock', 'c');
    flock($lock, LOCK_EX);
    if ($db->querySingle('PRAGMA user_version') === 0) {
        $db->exec('PRAGMA journal_mode = WAL');
        $db->exec('BEGIN IMMEDIATE;
            CREATE TABLE accounts (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
            CREATE TABLE segments (id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
                settings TEXT NOT NULL, total_contacts INTEGER NOT NULL, datetime TEXT NOT NULL, last_datetime TEXT);
            CREATE INDEX segments_of_account ON segments (account, id);
            CREATE TABLE created (account INTEGER NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (account, name)) WITHOUT ROWID;
            CREATE TABLE windows (key TEXT PRIMARY KEY, started REAL NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE stats (requests INTEGER NOT NULL, refused INTEGER NOT NULL, windows INTEGER NOT NULL);
            INSERT INTO stats VALUES (0, 0, 0);
            PRAGMA user_version = 1;
            COMMIT');
    }

    flock($lock, LOCK_UN);
}

/** Fetch rows only from queries: fetching one executes the statement a second time. */
function run(SQLite3 $db, string $sql, mixed ...$values): SQLite3Result
{
    $statement = $db->prepare($sql);
    foreach ($values as $i => $value) {
        // A text would be read back only up to its first NUL, but a blob completely.
        is_string($value) && str_contains($value, "\0") ? $statement->bindValue($i + 1, $value, SQLITE3_BLOB) : $statement->bindValue($i + 1, $value);
    }

    return $statement->execute();
}

/** Runs the work in a transaction and returns its result. */
function in_transaction(SQLite3 $db, callable $work): mixed
{
    $db->exec('BEGIN IMMEDIATE');
    try {
        $result = $work();
        $db->exec('COMMIT');
        return $result;
    } catch (Throwable $e) {
        $db->exec('ROLLBACK');
        throw $e;
    }
}

function bearer_key(): string
{
    $header = $_SERVER['HTTP_AUTHORIZATION'] ?? '';
    $key = str_starts_with($header, 'Bearer ') ? trim(substr($header, 7)) : '';
    $only = getenv('SEGMENTS_KEY');
    return $only === false || $only === $key ? $key : '';
}

/** Returns the account of a key, which is created by the first request with it. */
function account_of(SQLite3 $db, string $key): int
{
    $find = fn () => run($db, 'SELECT id FROM accounts WHERE key = ?', $key)->fetchArray(SQLITE3_ASSOC)['id'] ?? null;
    return $find() ?? in_transaction($db, function () use ($db, $key, $find) {
        // Another worker may have created it meanwhile.
        if ($find() === null) {
            run($db, 'INSERT INTO accounts (key) VALUES (?)', $key);
        }

        return $find();
    });
}

/** Counts the request, and rejects it if its key has no requests left in this window. */
function admit(SQLite3 $db, string $key): void
{
    $limit = (int) getenv('SEGMENTS_LIMIT');
    if ($key === '' || $limit < 1) {
        run($db, 'UPDATE stats SET requests = requests + 1');
        return;
    }

    $length = (float) (getenv('SEGMENTS_WINDOW') ?: 60);
    [$used, $left] = in_transaction($db, function () use ($db, $key, $limit, $length) {
        $now = microtime(true);
        $window = run($db, 'SELECT started, used FROM windows WHERE key = ?', $key)->fetchArray(SQLITE3_ASSOC);
        if ($window === false || $now >= $window['started'] + $length || $now < $window['started']) {
            $window = ['started' => $now, 'used' => 0];
        }

        $used = $window['used'] + 1;
        run($db, 'INSERT OR REPLACE INTO windows VALUES (?, ?, ?)', $key, $window['started'], $used);
        run($db, 'UPDATE stats SET requests = requests + 1, refused = refused + ?, windows = windows + ?', (int) ($used > $limit), (int) ($used === 1));
        return [$used, $window['started'] + $length - $now];
    });

    header("X-RateLimit-Limit: $limit");
    if ($used > $limit) {
        header('X-RateLimit-Reset: ' . max(1, (int) ceil($left)));
        throw new Failure(429, 'You have sent too many requests.');
    }

    if ($used < $limit) {
        header('X-RateLimit-Remaining: ' . ($limit - $used));
    }
}

function respond(int $status, mixed $body): void
{
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode($body, JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
}

/** Returns whether a mode of deployed servers is enabled. */
function has_mode(string $name, bool $default = false): bool
{
    $value = getenv($name);
    return $value === false || $value === '' ? $default : $value !== '0';
}

/** Returns a posted text, or null if it was not sent. */
function posted(string $field): ?string
{
    $value = $_POST[$field] ?? null;
    return is_string($value) ? $value : null;
}

/** Returns a posted list, or null if it was not sent. */
function posted_list(string $field): ?array
{
    $value = $_POST[$field] ?? null;
    return is_array($value) ? array_filter($value, is_string(...)) : null;
}

/** Truncates a text to a number of Unicode code points. */
function cut(string $text, int $length): string
{
    return preg_match('/^.{0,' . $length . '}/us', $text, $matches) === 1 ? $matches[0] : substr($text, 0, $length);
}

/** Returns a text as it is saved. */
function saved(string $text, int $length): string
{
    return has_mode('SEGMENTS_ENCODES_TEXTS')
        ? htmlspecialchars(cut(strip_tags(trim($text)), $length), ENT_QUOTES | ENT_SUBSTITUTE)
        : cut($text, $length);
}

/** Drops duplicates and blanks without renumbering, which leaves a PHP array with gaps. */
function phone_numbers(string $text): array
{
    $numbers = array_map('trim', preg_split('/[,\r\n]/', $text));
    return array_unique(array_filter($numbers, fn ($number) => $number !== ''));
}

function contact_ids(string $text): array
{
    $ids = array_filter(array_map('trim', explode(',', $text)), fn ($id) => preg_match('/^[0-9]+$/', $id) === 1 && (int) $id > 0);
    return array_values(array_unique(array_map('intval', $ids)));
}

function filters(array $keys): array
{
    $conditions = posted_list('filters_custom_parameter_condition') ?? [];
    $values = posted_list('filters_custom_parameter_value') ?? [];
    $filters = [];
    foreach ($keys as $index => $key) {
        $key = saved($key, 64);
        if (!is_int($index) || $index > 49 || trim($key) === '') {
            continue;
        }

        $condition = $conditions[$index] ?? '';
        $filters[] = [
            'key' => $key,
            'condition' => in_array($condition, CONDITIONS, true) ? $condition : 'exact',
            'value' => saved($values[$index] ?? '', 512),
        ];
    }

    return $filters;
}

/** Returns the known codes among those posted; a dropped one leaves a gap. */
function codes(array $sent, array $known): array
{
    return array_unique(array_filter($sent, fn ($code) => in_array($code, $known, true)));
}

function sends_definition(): bool
{
    $fields = ['type', 'phone_numbers', 'contacts_ids', 'filters_custom_parameter_key', 'filters_countries', 'filters_continents'];
    return array_filter($fields, fn ($field) => isset($_POST[$field])) !== [];
}

/** Returns the settings of the form, which override those that the segment of this type had. */
function settings(string $type, array $settings): array
{
    if (has_mode('SEGMENTS_CLEARS_LISTS') && sends_definition()) {
        $settings = [];
    }

    switch ($type) {
        case 'bulk':
            if (($text = posted('phone_numbers')) !== null) {
                $settings['phone_numbers'] = phone_numbers($text);
            }
            break;
        case 'custom':
            if (($text = posted('contacts_ids')) !== null) {
                $settings['contacts_ids'] = contact_ids($text);
            } elseif (has_mode('SEGMENTS_EMPTIES_CUSTOM', true)) {
                $settings['contacts_ids'] = [];
            }
            break;
        default:
            if (($keys = posted_list('filters_custom_parameter_key')) !== null) {
                $settings['filters_custom_parameters'] = filters($keys);
            }
            if (($sent = posted_list('filters_countries')) !== null) {
                $settings['filters_countries'] = codes($sent, preg_split('/\s+/', COUNTRIES));
            }
            if (($sent = posted_list('filters_continents')) !== null) {
                $settings['filters_continents'] = codes($sent, CONTINENTS);
            }
    }

    return array_filter($settings, fn ($list) => $list !== []);
}

function total_of(string $type, array $settings): int
{
    // There are no contacts that a filter could match.
    return match ($type) {
        'bulk' => count($settings['phone_numbers'] ?? []),
        'custom' => count($settings['contacts_ids'] ?? []),
        default => 0,
    };
}

function type_of(?string $sent): string
{
    return in_array($sent, ['bulk', 'custom', 'filter'], true) ? $sent : 'filter';
}

function checked_name(?string $name): string
{
    $name = saved($name ?? '', 256);
    return trim($name) === '' ? throw new Failure(401, 'A required field is empty.') : $name;
}

function segment(array $row): array
{
    return [
        'id' => (string) $row['id'],
        'user_id' => (string) $row['account'],
        'name' => $row['name'],
        'settings' => json_decode($row['settings'], true),
        'type' => $row['type'],
        'total_contacts' => (string) $row['total_contacts'],
        'last_datetime' => $row['last_datetime'],
        'datetime' => $row['datetime'],
    ];
}

function find(SQLite3 $db, int $account, int $id): array
{
    return run($db, 'SELECT * FROM segments WHERE account = ? AND id = ?', $account, $id)->fetchArray(SQLITE3_ASSOC) ?: throw new Failure(404, 'We could not find this segment.');
}

function list_segments(SQLite3 $db, int $account, string $path): void
{
    $page = min(max(1, (int) ($_GET['page'] ?? 1)), 1_000_000_000_000);
    $size = (int) ($_GET['results_per_page'] ?? 25);
    $size = in_array($size, PAGE_SIZES, true) ? $size : 25;

    // One read transaction, so that the count and the rows are consistent.
    $db->exec('BEGIN');
    $total = run($db, 'SELECT COUNT(*) AS count FROM segments WHERE account = ?', $account)->fetchArray(SQLITE3_ASSOC)['count'];
    $rows = run($db, 'SELECT * FROM segments WHERE account = ? ORDER BY id LIMIT ? OFFSET ?', $account, $size, ($page - 1) * $size);
    $segments = [];
    while ($row = $rows->fetchArray(SQLITE3_ASSOC)) {
        $segments[] = segment($row);
    }
    $db->exec('COMMIT');

    $pages = (int) ceil($total / $size);
    $link = fn (int $number) => 'http://' . ($_SERVER['HTTP_HOST'] ?? 'localhost') . rtrim($path, '/') . '?page=' . $number;
    respond(200, [
        'data' => $segments,
        'meta' => ['page' => $_GET['page'] ?? 1, 'results_per_page' => $size, 'total_results' => (string) $total, 'total_pages' => $pages],
        'links' => [
            'first' => $link(1),
            'last' => $pages > 0 ? $link($pages) : null,
            'next' => $page < $pages ? $link($page + 1) : null,
            'prev' => $page > 1 ? $link($page - 1) : null,
            'self' => $link($page),
        ],
    ]);
}

function create(SQLite3 $db, int $account): void
{
    $name = checked_name(posted('name'));
    $type = type_of(posted('type'));
    $settings = settings($type, []);
    $id = in_transaction($db, function () use ($db, $account, $name, $type, $settings) {
        run($db, 'INSERT INTO segments (account, name, type, settings, total_contacts, datetime) VALUES (?, ?, ?, ?, ?, ?)',
            $account, $name, $type, json_encode($settings, JSON_INVALID_UTF8_SUBSTITUTE), total_of($type, $settings), gmdate('Y-m-d H:i:s'));
        $id = $db->lastInsertRowID();
        run($db, 'INSERT INTO created VALUES (?, ?, 1) ON CONFLICT (account, name) DO UPDATE SET count = count + 1', $account, $name);
        return $id;
    });
    respond(201, ['data' => ['id' => $id]]);
}

function update(SQLite3 $db, int $account, int $id): void
{
    in_transaction($db, function () use ($db, $account, $id) {
        $row = find($db, $account, $id);
        $name = isset($_POST['name']) ? checked_name(posted('name')) : $row['name'];
        $type = isset($_POST['type']) ? type_of(posted('type')) : $row['type'];
        $settings = settings($type, $type === $row['type'] ? json_decode($row['settings'], true) : []);
        run($db, 'UPDATE segments SET name = ?, type = ?, settings = ?, total_contacts = ?, last_datetime = ? WHERE id = ?',
            $name, $type, json_encode($settings, JSON_INVALID_UTF8_SUBSTITUTE), total_of($type, $settings), gmdate('Y-m-d H:i:s'), $id);
    });
    respond(200, ['data' => ['id' => $id]]);
}

function delete(SQLite3 $db, int $account, int $id): void
{
    in_transaction($db, function () use ($db, $account, $id) {
        find($db, $account, $id);
        run($db, 'DELETE FROM segments WHERE id = ?', $id);
    });
    http_response_code(200);
}

/** Returns how often each name was created; if several accounts created it, the maximum of one account. */
function stats(SQLite3 $db): void
{
    $db->exec('BEGIN');
    $stats = $db->querySingle('SELECT requests, refused, windows FROM stats', true);
    $created = [];
    $rows = $db->query('SELECT name, MAX(count) AS count FROM created GROUP BY name ORDER BY name');
    while ($row = $rows->fetchArray(SQLITE3_ASSOC)) {
        $created[$row['name']] = $row['count'];
    }
    $db->exec('COMMIT');
    respond(200, $stats + ['created' => (object) $created]);
}

function reset_all(SQLite3 $db): void
{
    in_transaction($db, fn () => $db->exec("DELETE FROM accounts; DELETE FROM segments; DELETE FROM created; DELETE FROM windows;
        DELETE FROM sqlite_sequence; UPDATE stats SET requests = 0, refused = 0, windows = 0"));
    http_response_code(200);
}

function handle(): void
{
    $db = open_database();
    $method = $_SERVER['REQUEST_METHOD'];
    $path = rawurldecode(explode('?', $_SERVER['REQUEST_URI'], 2)[0]);
    if ("$method $path" === 'GET /_stats') {
        stats($db);
        return;
    }
    if ("$method $path" === 'POST /_reset') {
        reset_all($db);
        return;
    }

    $key = bearer_key();
    admit($db, $key);
    if ($key === '') {
        throw new Failure(401, 'API key is missing or wrong.');
    }

    if (preg_match('#^(?:/.*)?/api/segments(?:/(?<id>[0-9]+)?)?$#s', $path, $parts) !== 1) {
        throw new Failure(404, 'There is nothing here.');
    }

    $account = account_of($db, $key);
    $id = isset($parts['id']) ? (int) $parts['id'] : null;
    match (true) {
        $method === 'GET' && $id === null => list_segments($db, $account, $path),
        $method === 'GET' => respond(200, ['data' => segment(find($db, $account, $id))]),
        $method === 'POST' && $id === null => create($db, $account),
        $method === 'POST' => update($db, $account, $id),
        $method === 'DELETE' && $id !== null => delete($db, $account, $id),
        default => throw new Failure(405, 'This method is not allowed here.'),
    };
}

ini_set('display_errors', '0');
try {
    handle();
} catch (Failure $e) {
    // Sometimes a number, sometimes a string, as in the service.
    respond($e->status, ['errors' => [['title' => $e->getMessage(), 'status' => $e->status === 404 ? '404' : $e->status]]]);
} catch (Throwable $e) {
    error_log((string) $e);
    respond(500, ['errors' => [['title' => 'The script failed: ' . $e->getMessage(), 'status' => 500]]]);
}

return true;
