package sources

import "rollcall/photo"

// programTrash is where programs keep what was deleted or replaced, and what passes
// through them, until they or a schedule clear it. A copy there is on its way out, as
// one in a system's own trash. Names that people give too (Rubbish, which MEGA has on
// Windows; Archive and recycle without the folder above) are none, nor are recovered
// files (lost+found, FOUND.000) and snapshots.
var programTrash = []folderRule{
	{
		names: []string{
			".dropbox.cache",   // Dropbox: deleted, or on its way, for 3 days: help.dropbox.com/desktop-web/cache-folder
			".stversions",      // Syncthing: docs.syncthing.net/users/versioning
			"files_trashbin",   // Nextcloud, ownCloud: for 30 days, or until room is needed: trashbin_retention_obligation
			"files_versions",   // the same, of what was replaced: versions_retention_obligation
			".sync/archive",    // Resilio Sync: for 30 days, on phones 1: help.resilio.com, Using Archive for file versioning
			".debris",          // MEGA: for 30 days: help.mega.io, How does syncing in the desktop app work
			"_gsdata_/_saved_", // GoodSync: for 30 days: help.goodsync.com, Job Options, General
			"_gsdata_/_history_",
			".tmp.driveupload", ".tmp.drivedownload", // Google Drive for desktop, while it transfers: github.com/rclone/rclone/issues/3612
		},
		fact: photo.FactTrash,
	},
	{
		names: []string{
			".recycle",                                     // Samba's vfs_recycle(8), and TrueNAS and OpenMediaVault by it
			".recycle.bin",                                 // Unraid's Recycle Bin
			".deleted",                                     // vfs_recycle in dperson/samba, its samba.sh
			"network recycle bin", "network recycle bin 1", // QNAP, before @Recycle
			".dtrash", // digiKam, in each album root: core/libs/dtrash
		},
		fact: photo.FactTrash,
	},
	{
		names: []string{
			".globaltrash", ".trashbin", // Xiaomi: DCIM/.globalTrash of com.miui.gallery, MIUI/Gallery/cloud/.trashBin (sdmaid 4774)
			".gallery2/recycle", ".recyclebinhw", // Huawei, Honor: Pictures/.Gallery2/recycle of their gallery
			".oprecyclebin",                        // OnePlus: sdmaid 4169
			"com.oneplus.gallery/files/recyclebin", // the same: sdmaid 2660
			".meizugallerytrashbin",                // Meizu: sdmaid 3366
			".filemanagerrecycler",                 // OPPO and realme, ColorOS
			".filesbygoogletrash",                  // Files by Google, before Android 11
			".$trash$",                             // Solid Explorer
			".$recycle_bin$",                       // File Manager +, Cx File Explorer
			".estrongs/recycle",                    // ES File Explorer
			".sfm_trash",                           // Smart File Manager
			".recyclebin", ".trashfiles",           // what other apps call it; from .FileManagerRecycler on: sdmaid-se, RecycleBinsFilter
		},
		fact: photo.FactTrash,
	},
}
