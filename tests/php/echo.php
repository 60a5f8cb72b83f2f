<?php

/*
 * Reports what PHP made of a form. A router script for PHP's own web server; ECHO_FILE is where it keeps what it saw.
 *
 * POST anything: keeps the form, and responds as the segments API does to a create or an update.
 * GET anything:  returns what the latest POST was. Every PHP array is an object there, so that its keys can be seen.
 */

declare(strict_types=1);

$file = getenv('ECHO_FILE');
header('Content-Type: application/json');

if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    $seen = [
        'method' => $_SERVER['REQUEST_METHOD'],
        'uri' => $_SERVER['REQUEST_URI'],
        'content_type' => $_SERVER['CONTENT_TYPE'] ?? null,
        'content_length' => $_SERVER['CONTENT_LENGTH'] ?? null,
        'transfer_encoding' => $_SERVER['HTTP_TRANSFER_ENCODING'] ?? null,
        'post' => $_POST,
        'files' => $_FILES,
    ];
    file_put_contents($file, json_encode($seen, JSON_FORCE_OBJECT | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR));
    echo '{"data":{"id":1}}';
} else {
    readfile($file);
}

return true;
