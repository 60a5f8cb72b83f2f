<?php

/*
 * Reports how PHP parsed a form. A router script for PHP's built-in web server, which stores the form in ECHO_FILE.
 *
 * POST anything: stores the form, and responds like the segments API to a create or an update.
 * GET anything:  returns the latest POST. Every PHP array is returned as an object, so that its keys are visible.
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
